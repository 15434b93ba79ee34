import { Component, type ReactNode } from "react";

/** Keeps a panel that cannot be drawn from taking the page with it; says what happened in its place. */
export class DrawingBoundary extends Component<{ readonly children: ReactNode }, { readonly fault?: string }> {
  override readonly state: { readonly fault?: string } = {};

  static getDerivedStateFromError(error: unknown): { readonly fault: string } {
    return { fault: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    if (fault === undefined) return this.props.children;
    return <div role="alert">This panel cannot be drawn: {fault}</div>;
  }
}
