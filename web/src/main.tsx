import '@fontsource-variable/inter/wght.css';
import '@digdir/designsystemet-css';
import '@digdir/designsystemet-theme';
import './styles/app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Frame } from './components/Frame';
import { AppProvider } from './state/app';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <AppProvider>
      <Frame />
    </AppProvider>
  </StrictMode>,
);
