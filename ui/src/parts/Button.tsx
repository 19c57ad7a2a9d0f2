// The button, in its weights, with the key that does the same shown on it.
import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps } from "react-aria-components";
import { Kbd } from "./Kbd";

export type ButtonWeight = "primary" | "secondary" | "quiet" | "link" | "inherit" | "danger";

const looks: Record<ButtonWeight, string> = {
  primary: "px-3 bg-accent text-on-accent hover:bg-accent-hover pressed:bg-accent-hover border border-transparent",
  secondary: "px-3 bg-surface text-ink border border-line hover:bg-hovered pressed:bg-hovered shadow-[0_1px_0_var(--border)]",
  quiet: "px-2 text-ink-2 border border-transparent hover:bg-hovered pressed:bg-hovered",
  link: "px-2 text-accent-ink border border-transparent hover:bg-hovered pressed:bg-hovered",
  inherit: "px-2 text-current border border-transparent hover:underline",
  danger: "px-3 bg-danger-solid text-on-accent border border-transparent hover:opacity-90 pressed:opacity-90",
};

export function buttonLook(weight: ButtonWeight = "secondary"): string {
  return `inline-flex h-control shrink-0 cursor-default items-center justify-center gap-2 whitespace-nowrap rounded-control text-body font-medium no-underline transition-colors duration-(--motion-state) disabled:opacity-55 ${looks[weight]}`;
}

type Props = Omit<ButtonProps, "children" | "className"> & {
  weight?: ButtonWeight;
  icon?: ReactNode;
  keys?: string;
  className?: string;
  children: ReactNode;
  "data-testid"?: string;
};

export function Button({ weight = "secondary", icon, keys, className = "", children, ...rest }: Props) {
  return (
    <AriaButton {...rest} className={`${buttonLook(weight)} ${className}`}>
      {icon}
      <span>{children}</span>
      {keys ? <Kbd onAccent={weight === "primary"}>{keys}</Kbd> : null}
    </AriaButton>
  );
}

/** A button that is only an icon; its words go to `label`. */
export function IconButton({ label, icon, className = "", ...rest }: Omit<Props, "children" | "weight"> & { label: string }) {
  return (
    <AriaButton
      {...rest}
      aria-label={label}
      className={`inline-flex size-7 shrink-0 cursor-default items-center justify-center rounded-control text-ink-2 hover:bg-hovered pressed:bg-hovered disabled:opacity-55 ${className}`}
    >
      {icon}
    </AriaButton>
  );
}
