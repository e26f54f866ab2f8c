// What the page holds, to go straight to it.
import { useApp } from '../../state/app';

const parts: readonly (readonly [id: string, title: string])[] = [
  ['findings', 'findings'],
  ['gains', 'gains'],
  ['tasks', 'plan'],
  ['outline', 'outline'],
  ['decisions', 'decisions'],
  ['heard', 'heard'],
  ['consultations', 'consultations'],
  ['timeline', 'timeline'],
  ['promises', 'promises'],
  ['groups', 'groups'],
  ['wheel', 'wheel'],
  ['mandate', 'mandate'],
  ['risks', 'risks'],
  ['resources', 'resources'],
  ['indicators', 'indicators'],
  ['lessons', 'lessons'],
  ['files', 'files'],
];

export function Contents({ without }: { without: readonly string[] }) {
  const { t } = useApp();
  return (
    <nav aria-label={t('programme.contents')} className="no-print">
      <ul className="plain programme-contents">
        {parts
          .filter(([id]) => !without.includes(id))
          .map(([id, title]) => (
            <li key={id}>
              <button
                type="button"
                className="link-button"
                onClick={() => {
                  const head = document.getElementById(`programme-${id}`);
                  head?.scrollIntoView({ block: 'start' });
                  head?.focus({ preventScroll: true });
                }}
              >
                {t(`programme.${title}`)}
              </button>
            </li>
          ))}
      </ul>
    </nav>
  );
}
