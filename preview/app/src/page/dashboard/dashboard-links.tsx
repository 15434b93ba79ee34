import { Dropdown, LinkButton, Menu, ToolbarButton } from "@grafana/ui";
import type { ReactNode } from "react";
import type { LinkJson } from "../../dashboard/index.ts";
import { interpolate, type Values } from "../../variables/index.ts";
import { dashboardPath } from "../router/index.ts";
import type { ListedDashboard } from "../served.ts";
import { isSafe, linkAddress } from "./link-address.ts";

/** The links of a dashboard: to addresses, and to all dashboards with certain tags, beside each other or in a list. */
export function DashboardLinks({
  links,
  dashboards,
  values,
  search,
}: {
  readonly links: readonly LinkJson[];
  readonly dashboards: readonly ListedDashboard[];
  readonly values: Values;
  readonly search: string;
}): ReactNode {
  return links.map((link, index) => {
    const { type, asDropdown, title, tags = [], tooltip, targetBlank } = link;
    const target = targetBlank === true ? "_blank" : undefined;
    const label = interpolate(title ?? "", values, "text");
    if (type !== "dashboards") {
      const url = linkAddress(interpolate(link.url ?? "", values, "percentencode"), link, search);
      if (!isSafe(url)) return null;
      const tip = tooltip ? { tooltip: interpolate(tooltip, values, "text") } : {};
      // biome-ignore lint/suspicious/noArrayIndexKey: links have nothing else of their own
      return <PlainLink key={index} href={url} label={label || url} target={target} {...tip} />;
    }
    const found = dashboards
      .filter((one) => tags.every((tag) => one.tags.includes(tag)))
      .map((one) => ({ uid: one.uid, title: one.title, href: linkAddress(dashboardPath(one), link, search) }));
    if (asDropdown !== true)
      return found.map(({ uid, title: text, href }) => (
        <PlainLink key={uid} href={href} label={text} target={target} />
      ));
    const overlay = (
      <Menu>
        {found.length === 0 && <Menu.Item label="No dashboards found" disabled />}
        {found.map(({ uid, title: text, href }) => (
          <Menu.Item key={uid} label={text} url={href} {...(target === undefined ? {} : { target })} />
        ))}
      </Menu>
    );
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: links have nothing else of their own
      <Dropdown key={index} overlay={overlay}>
        <ToolbarButton icon="bars" variant="canvas" isOpen={false}>
          {label || "Dashboards"}
        </ToolbarButton>
      </Dropdown>
    );
  });
}

function PlainLink(props: {
  readonly href: string;
  readonly label: string;
  readonly target: "_blank" | undefined;
  readonly tooltip?: string;
}): ReactNode {
  const { href, label, target, tooltip } = props;
  return (
    <LinkButton
      size="md"
      variant="secondary"
      fill="outline"
      href={href}
      icon={href.startsWith("/d/") ? "apps" : "external-link-alt"}
      {...(target === undefined ? {} : { target, rel: "noreferrer" })}
      {...(tooltip === undefined ? {} : { tooltip })}
    >
      {label}
    </LinkButton>
  );
}
