import { type InterpolateFunction, locationUtil } from "@grafana/data";
import { Dropdown, Icon, Menu, PanelChrome } from "@grafana/ui";
import type { ReactNode } from "react";
import type { LinkJson } from "../../dashboard/index.ts";

/** The links of a panel, beside its title: one as it is, several behind one sign. */
export function PanelLinks(props: {
  readonly links: readonly LinkJson[];
  readonly replaceVariables: InterpolateFunction;
}): ReactNode {
  const links = props.links.map((link) => resolved(link, props.replaceVariables));
  const [first] = links;
  if (first === undefined) return null;
  if (links.length === 1) {
    return (
      <PanelChrome.TitleItem href={first.href} title={first.title} {...(first.target && { target: first.target })}>
        <Icon name="external-link-alt" size="md" />
      </PanelChrome.TitleItem>
    );
  }
  const menu = (
    <Menu>
      {links.map(({ href, title, target }) => (
        <Menu.Item key={`${title} ${href}`} label={title} url={href} {...(target && { target })} />
      ))}
    </Menu>
  );
  return (
    <Dropdown overlay={menu} placement="bottom">
      <button type="button" aria-label="panel links" style={{ background: "none", border: 0, color: "inherit" }}>
        <Icon name="external-link-alt" size="md" />
      </button>
    </Dropdown>
  );
}

interface ResolvedLink {
  readonly href: string;
  readonly title: string;
  readonly target: "_blank" | undefined;
}

/** An address that would run something leads nowhere. */
function resolved({ url = "", title, targetBlank }: LinkJson, replaceVariables: InterpolateFunction): ResolvedLink {
  return {
    href: locationUtil.processUrl(replaceVariables(url, undefined, "uriencode")),
    title: replaceVariables(title),
    target: targetBlank === true ? "_blank" : undefined,
  };
}
