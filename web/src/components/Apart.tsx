// What falls here takes nothing else with it: a part that has another version by now, or a fault of ours.
import { Component, type ReactNode } from 'react';

interface Props {
  instead: ReactNode;
  children: ReactNode;
}

export class Apart extends Component<Props, { fallen: boolean }> {
  override state = { fallen: false };
  static getDerivedStateFromError() {
    return { fallen: true };
  }
  override render() {
    return this.state.fallen ? this.props.instead : this.props.children;
  }
}
