/**
 * Fragment masking: a component names what it needs in a fragment of its own, is handed data that carries the fragment, and
 * alone can open it. What one component asks for is then never read, and so never relied upon, by another.
 */
interface Named {
  ' $fragmentName'?: string;
}

/** Data that carries the fragment, closed. */
export type Masked<Fragment extends Named> = {
  ' $fragmentRefs'?: { [Name in NonNullable<Fragment[' $fragmentName']>]: Fragment };
};

export const unmask = <Fragment extends Named>(data: Masked<Fragment>): Fragment => data as unknown as Fragment;
