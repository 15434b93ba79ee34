import { Combobox, type ComboboxOption, Input, MultiCombobox } from "@grafana/ui";
import { type ReactNode, useEffect, useState } from "react";
import { allValue, type VariableState } from "../../variables/index.ts";
import { afterPick } from "./after-pick.ts";

/** Where a variable's value is chosen or typed. */
export function VariableInput({
  id,
  state,
  asking,
  onChange,
}: {
  readonly id: string;
  readonly state: VariableState;
  /** Its options are being asked for. */
  readonly asking: boolean;
  readonly onChange: (values: readonly string[]) => void;
}): ReactNode {
  const { variable, selection } = state;
  const { multi = false, includeAll = false, allowCustomValue = true, type, name, label } = variable;
  if (type === "textbox") return <TextInput id={id} value={asList(selection.value)[0] ?? ""} onChange={onChange} />;
  const custom = allowCustomValue && type !== "datasource" && type !== "interval";
  const common = {
    id,
    "aria-label": label || name,
    createCustomValue: custom,
    width: "auto" as const,
    minWidth: 8,
    maxWidth: 50,
    options: listed(state, includeAll),
    // Said in words: the component's own sign comes and goes within a moment, and loads a picture each time.
    noOptionsMessage: asking ? "Loading options…" : (state.error ?? "No options"),
    invalid: state.error !== undefined,
  };
  if (!multi) {
    const [value = ""] = asList(selection.value);
    const shown = value === "" ? null : { value, label: asList(selection.text)[0] ?? value };
    return (
      <Combobox {...common} value={shown} placeholder="Enter value" onChange={(option) => onChange([option.value])} />
    );
  }
  const before = asList(selection.value);
  const texts = asList(selection.text);
  return (
    <MultiCombobox
      {...common}
      placeholder="Select value"
      value={before.map((value, index) => ({ value, label: value === allValue ? "All" : (texts[index] ?? value) }))}
      onChange={(options) =>
        onChange(
          afterPick(
            before,
            options.map(({ value }) => value),
            includeAll,
          ),
        )
      }
    />
  );
}

/** Typed, and taken over with Enter or on leaving. */
function TextInput({
  id,
  value,
  onChange,
}: {
  readonly id: string;
  readonly value: string;
  readonly onChange: (values: readonly string[]) => void;
}): ReactNode {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const take = () => {
    if (typed !== value) onChange([typed]);
  };
  return (
    <Input
      id={id}
      width={20}
      value={typed}
      placeholder="Enter value"
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={take}
      onKeyDown={({ key }) => {
        if (key === "Enter") take();
      }}
    />
  );
}

function listed({ options }: VariableState, includeAll: boolean): ComboboxOption[] {
  const all = includeAll ? [{ value: allValue, label: "All" }] : [];
  return [...all, ...options.map(({ value, text }) => ({ value, label: text }))];
}

function asList(value: string | readonly string[]): readonly string[] {
  return typeof value === "string" ? [value] : value;
}
