/** One entry of a Select, ComboBox or RadioGroup. */
export interface Option<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly description?: string;
  readonly isDisabled?: boolean;
}
