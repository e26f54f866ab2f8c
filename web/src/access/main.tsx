// Where one signs in, and the pages of accounts: apart from the figures, which are not asked for here.
import { createRoot } from 'react-dom/client';
import '../styles/access.css';
import { AccessApp } from './AccessApp';

export function mount(root: HTMLElement) {
  createRoot(root).render(<AccessApp />);
}
