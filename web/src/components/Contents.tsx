// What the page holds, to go straight to it: the keyboard follows to the heading.
import { useApp } from '../state/app';

/// `heads`: the heading's id and what it says.
export function Contents({ heads }: { heads: readonly (readonly [id: string, title: string])[] }) {
  const { t } = useApp();
  return (
    <nav aria-label={t('contents')} className="no-print">
      <ul className="plain page-contents">
        {heads.map(([id, title]) => (
          <li key={id}>
            <button
              type="button"
              className="link-button"
              onClick={() => {
                const head = document.getElementById(id);
                head?.scrollIntoView({ block: 'start' });
                head?.focus({ preventScroll: true });
              }}
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
