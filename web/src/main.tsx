import '@fontsource-variable/inter/wght.css';
import '@digdir/designsystemet-css';
import '@digdir/designsystemet-theme';
import './styles/app.css';
import './styles/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Frame } from './components/Frame';
import { AppProvider } from './state/app';

// Paper is white, whatever theme is chosen for the screen.
const { dataset } = document.documentElement;
let chosen = dataset.colorScheme;
window.addEventListener('beforeprint', () => {
  chosen = dataset.colorScheme;
  dataset.colorScheme = 'light';
});
window.addEventListener('afterprint', () => {
  dataset.colorScheme = chosen ?? 'auto';
});

const root = document.getElementById('root')!;
if (/^\/\w\w\/(sign-in|accounts?|audit)$/.test(location.pathname)) {
  void import('./access/main').then(({ mount }) => mount(root));
} else {
  createRoot(root).render(
    <StrictMode>
      <AppProvider>
        <Frame />
      </AppProvider>
    </StrictMode>,
  );
}
