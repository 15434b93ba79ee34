import * as z from "zod";

const name = z.string({ error: "a name" }).min(1, { error: "a name" });
const unit = z.string({ error: "a unit" });
const value = z.number({ error: "a finite number" });
const values = z.array(value, { error: "a list of numbers" });

const figure = z.strictObject(
  {
    name,
    unit,
    values,
    /** Name of the figure that it is a part of: by how much that one grew is what counts. */
    partOf: name.optional(),
  },
  { error: "name, unit, values and perhaps partOf" },
);
const count = z.strictObject({ name, value: z.int({ error: "a whole number" }) }, { error: "name and value" });

/** What of a validation is compared with a later one. */
export const baseline = z.strictObject(
  {
    /** What has to be equal before anything is compared. */
    key: z.record(z.string(), z.union([z.string(), z.number()], { error: "a text or a number" }), {
      error: "an object of texts and numbers",
    }),
    /** Of which less is better: every single measurement, so that a change can be told from noise. */
    figures: z.array(figure, { error: "a list of figures" }),
    /** Of which none is best: missed, false, lost, duplicated. */
    counts: z.array(count, { error: "a list of counts" }),
  },
  { error: "an object with key, figures and counts" },
);

export type Baseline = Readonly<z.output<typeof baseline>>;
export type Figure = Readonly<Baseline["figures"][number]>;
export type Count = Readonly<Baseline["counts"][number]>;

/** Version of the file's format; another one is not read. */
export const schemaName = "sightline/baseline/1";
