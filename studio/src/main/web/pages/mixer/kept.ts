import { Component, type ComponentChild } from 'preact';

interface KeptProps {
  /** What the content is made from. */
  readonly of: readonly unknown[];
  readonly make: () => ComponentChild;
}

/** Content that is made anew only when something that it is made from is another. */
export class Kept extends Component<KeptProps> {
  override shouldComponentUpdate(next: KeptProps): boolean {
    const { of } = this.props;
    return next.of.length !== of.length || next.of.some((one, i) => !Object.is(one, of[i]));
  }

  override render(): ComponentChild {
    return this.props.make();
  }
}
