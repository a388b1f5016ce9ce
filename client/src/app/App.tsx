/** The composition of the dashboard: the client of the API, and which page stands at which address. */
import { Navigate, Route, Router } from '@solidjs/router';
import { Provider } from '@urql/solid';
import { type Component, lazy, type ParentProps, Suspense } from 'solid-js';
import { signInUrl } from '../features/auth/auth.urls.ts';
import { sitesUrl } from '../features/sites/sites.urls.ts';
import { createApiClient } from '../graphql/client.ts';
import { loadPage } from '../lib/load-page.ts';
import { PageBoundary } from './PageBoundary.tsx';
import { Shell } from './Shell.tsx';

const page = <Props extends object>(load: () => Promise<{ default: Component<Props> }>) => lazy(() => loadPage(load));

const SignInPage = page(() => import('../features/auth/SignInPage.tsx'));
const SitesPage = page(() => import('../features/sites/SitesPage.tsx'));
const SiteDashboardPage = page(() => import('../features/sites/SiteDashboardPage.tsx'));
const SiteSettingsPage = page(() => import('../features/sites/SiteSettingsPage.tsx'));
const KeywordsPage = page(() => import('../features/planner/KeywordsPage.tsx'));
const ClustersPage = page(() => import('../features/cluster/ClustersPage.tsx'));
const IdeasPage = page(() => import('../features/planner/IdeasPage.tsx'));
const CannibalizationPage = page(() => import('../features/planner/CannibalizationPage.tsx'));
const ClusterRunPage = page(() => import('../features/cluster/run/ClusterRunPage.tsx'));
const ClusterPage = page(() => import('../features/cluster/ClusterPage.tsx'));
const TasksPage = page(() => import('../features/writer/TasksPage.tsx'));
const TaskPage = page(() => import('../features/writer/TaskPage.tsx'));
const ContentPage = page(() => import('../features/content/ContentPage.tsx'));
const EditorPage = page(() => import('../features/content/EditorPage.tsx'));
const ConflictsPage = page(() => import('../features/content/conflicts/ConflictsPage.tsx'));
const DriftPage = page(() => import('../features/content/drift/DriftPage.tsx'));
const JobsPage = page(() => import('../features/jobs/JobsPage.tsx'));
const SettingsPage = page(() => import('../features/settings/SettingsPage.tsx'));
const AccountPage = page(() => import('../features/settings/AccountPage.tsx'));
// Every piece in every state, for those who build here.
const UiGallery = import.meta.env.DEV ? lazy(() => import('./UiGallery.tsx')) : undefined;
const NotFoundPage = page(() => import('./NotFoundPage.tsx'));

// A new page rather than a route: what was loaded for one person must not be there for the next.
const leave = () => location.replace(signInUrl(location.pathname + location.search));

/** Its client lives as long as someone is signed in. */
const SignedIn = (props: ParentProps) => (
  <Provider value={createApiClient(leave)}>
    <Shell>
      <PageBoundary>
        <Suspense>{props.children}</Suspense>
      </PageBoundary>
    </Shell>
  </Provider>
);

export function App() {
  return (
    <Router root={(props) => <Suspense>{props.children}</Suspense>}>
      <Route path="/sign-in" component={SignInPage} />
      {UiGallery && <Route path="/ui" component={UiGallery} />}
      <Route path="/" component={SignedIn}>
        <Route path="/" component={() => <Navigate href={sitesUrl()} />} />
        <Route path="/sites" component={SitesPage} />
        <Route path="/sites/:siteId" component={SiteDashboardPage} />
        <Route path="/sites/:siteId/settings" component={SiteSettingsPage} />
        <Route path="/sites/:siteId/keywords" component={KeywordsPage} />
        <Route path="/sites/:siteId/clusters" component={ClustersPage} />
        <Route path="/sites/:siteId/clusters/runs/:runId" component={ClusterRunPage} />
        <Route path="/sites/:siteId/clusters/:clusterId" component={ClusterPage} />
        <Route path="/sites/:siteId/ideas" component={IdeasPage} />
        <Route path="/sites/:siteId/ideas/cannibalization" component={CannibalizationPage} />
        <Route path="/sites/:siteId/tasks" component={TasksPage} />
        <Route path="/sites/:siteId/tasks/:taskId" component={TaskPage} />
        <Route path="/sites/:siteId/content" component={ContentPage} />
        <Route path="/sites/:siteId/content/:contentId" component={EditorPage} />
        <Route path="/sites/:siteId/conflicts" component={ConflictsPage} />
        <Route path="/sites/:siteId/drift" component={DriftPage} />
        <Route path="/sites/:siteId/jobs" component={JobsPage} />
        <Route path="/settings" component={SettingsPage} />
        <Route path="/account" component={AccountPage} />
        <Route path="*" component={NotFoundPage} />
      </Route>
    </Router>
  );
}
