/** The composition of the dashboard: the client of the API, and which page stands at which address. */
import { Navigate, Route, Router } from '@solidjs/router';
import { Provider } from '@urql/solid';
import { lazy, type ParentProps, Suspense } from 'solid-js';
import { signInUrl } from '../features/auth/auth.urls.ts';
import { sitesUrl } from '../features/sites/sites.urls.ts';
import { createApiClient } from '../graphql/client.ts';
import { Shell } from './Shell.tsx';

const SignInPage = lazy(() => import('../features/auth/SignInPage.tsx'));
const SitesPage = lazy(() => import('../features/sites/SitesPage.tsx'));
const SiteDashboardPage = lazy(() => import('../features/sites/SiteDashboardPage.tsx'));
const SiteSettingsPage = lazy(() => import('../features/sites/SiteSettingsPage.tsx'));
const KeywordsPage = lazy(() => import('../features/planner/KeywordsPage.tsx'));
const ClustersPage = lazy(() => import('../features/cluster/ClustersPage.tsx'));
const IdeasPage = lazy(() => import('../features/planner/IdeasPage.tsx'));
const CannibalizationPage = lazy(() => import('../features/planner/CannibalizationPage.tsx'));
const ClusterRunPage = lazy(() => import('../features/cluster/run/ClusterRunPage.tsx'));
const ClusterPage = lazy(() => import('../features/cluster/ClusterPage.tsx'));
const TasksPage = lazy(() => import('../features/writer/TasksPage.tsx'));
const TaskPage = lazy(() => import('../features/writer/TaskPage.tsx'));
const ContentPage = lazy(() => import('../features/content/ContentPage.tsx'));
const EditorPage = lazy(() => import('../features/content/EditorPage.tsx'));
const ConflictsPage = lazy(() => import('../features/content/conflicts/ConflictsPage.tsx'));
const DriftPage = lazy(() => import('../features/content/drift/DriftPage.tsx'));
const JobsPage = lazy(() => import('../features/jobs/JobsPage.tsx'));
const SettingsPage = lazy(() => import('../features/settings/SettingsPage.tsx'));
const AccountPage = lazy(() => import('../features/settings/AccountPage.tsx'));
// Every piece in every state, for those who build here.
const UiGallery = import.meta.env.DEV ? lazy(() => import('./UiGallery.tsx')) : undefined;
const NotFoundPage = lazy(() => import('./NotFoundPage.tsx'));

// A new page rather than a route: what was loaded for one person must not be there for the next.
const leave = () => location.replace(signInUrl(location.pathname + location.search));

/** Its client lives as long as someone is signed in. */
const SignedIn = (props: ParentProps) => (
  <Provider value={createApiClient(leave)}>
    <Shell>
      <Suspense>{props.children}</Suspense>
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
