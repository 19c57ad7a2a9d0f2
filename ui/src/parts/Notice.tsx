// A box that says what happened, why, and what can be done about it.
import { CircleAlert, Info, X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "./Button";

type Props = {
  tone: "danger" | "waiting" | "info";
  children: ReactNode;
  action?: ReactNode;
  onDismiss?: () => void;
  dismissLabel?: string;
  testId?: string;
};

const tones = {
  danger: "bg-danger-tint text-danger",
  waiting: "bg-waiting-tint text-waiting",
  info: "bg-info-tint text-info",
};

export function Notice({ tone, children, action, onDismiss, dismissLabel, testId }: Props) {
  const Icon = tone === "info" ? Info : CircleAlert;
  return (
    <div
      role={tone === "danger" ? "alert" : "note"}
      data-testid={testId}
      className={`flex items-start gap-2.5 rounded-card px-3 py-2 text-body ${tones[tone]}`}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1 wrap-anywhere">{children}</div>
      {action}
      {onDismiss && dismissLabel ? (
        <IconButton
          label={dismissLabel}
          onPress={onDismiss}
          className="-my-1 text-current"
          icon={<X aria-hidden="true" className="size-4" />}
        />
      ) : null}
    </div>
  );
}
