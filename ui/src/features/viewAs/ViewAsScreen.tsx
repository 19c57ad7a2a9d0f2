// The workspace as a role or a person would see it, over the whole window. Nothing in it acts, and nobody is told.
export function ViewAsScreen() {
  return <div data-testid="view-as-frame" className="fixed inset-0 z-30 bg-app" />;
}
