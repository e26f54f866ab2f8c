// The pages below "How do we get there?".
import '../styles/ways.css';
import { useApp } from '../state/app';
import { published } from '../state/published';
import { address, type Page } from '../state/route';
import { A } from './A';

const ways: readonly Page[] = ['choice', 'cooperation', 'structure', 'rota'];

export function Ways({ number }: { number: string }) {
  const { t, language, route } = useApp();
  if (published) return null;
  return (
    <nav className="ways no-print" aria-label={t('ways.label')}>
      <ul>
        {ways.map((page) => (
          <li key={page}>
            <A href={address(language, number, page)} aria-current={route.page === page ? 'page' : undefined}>
              {t(`ways.${page}`)}
            </A>
          </li>
        ))}
      </ul>
    </nav>
  );
}
