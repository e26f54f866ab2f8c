// What the design system's own elements need, in place of all of them: its index brings menus, tabs, tips and suggestions that no page here has, half of
// what the first page weighed. An element that comes into use is added here (vite.config.ts says that this file stands for the package).
import '@digdir/designsystemet-web/details';
import '@digdir/designsystemet-web/dialog';
import '@digdir/designsystemet-web/ds-field';
import '@digdir/designsystemet-web/fieldset';
import '@digdir/designsystemet-web/invokers';

/// Named by a component that no page has.
export { pagination } from '@digdir/designsystemet-web/ds-pagination';
