// What happens once a door has opened: old answers are forgotten and the people of the workspace are shown.
import { useNavigate } from "@tanstack/react-router";
import { useFreshWorkspace } from "../../app/queries";

export function useEntered() {
  const freshen = useFreshWorkspace();
  const navigate = useNavigate();
  return async () => {
    await freshen();
    await navigate({ to: "/people" });
  };
}
