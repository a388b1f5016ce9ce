/** @jsxImportSource react */
/** The pane "Examples": each opens in a tab, with ids of the site that is chosen. */
import { type GraphiQLPlugin, useGraphiQL } from '@graphiql/react';
import { useEffect, useId, useState } from 'react';
import { type Example, exampleGroups } from './examples/examples.ts';
import { type OwnSite, ownIds, ownSites } from './examples/own-ids.ts';
import { useOpenTab } from './open-tab.ts';

function Examples() {
  const heading = useId();
  const [sites, setSites] = useState<OwnSite[]>([]);
  const [siteId, setSiteId] = useState<string>();
  const openTab = useOpenTab();
  const shown = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.query);

  useEffect(() => {
    let gone = false;
    void ownSites().then((found) => {
      if (gone) return;
      setSites(found);
      setSiteId((chosen) => chosen ?? found[0]?.id);
    });
    return () => {
      gone = true;
    };
  }, []);

  const open = async ({ query, variables }: Example) => {
    const own = await ownIds(siteId);
    openTab?.({ query, variables: JSON.stringify(variables(own), null, 2) });
  };

  return (
    <section className="examples" aria-labelledby={heading}>
      <h2 id={heading}>Examples</h2>
      <p>Each opens in a tab, filled with ids of your site. Nothing runs before you run it.</p>
      {sites.length > 1 && (
        <label>
          Site
          <select value={siteId} onChange={(event) => setSiteId(event.target.value)}>
            {sites.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {exampleGroups.map(({ title, isNumbered, examples }) => {
        const List = isNumbered ? 'ol' : 'ul';
        return (
          <div key={title}>
            <h3>{title}</h3>
            <List>
              {examples.map((example) => (
                <li key={example.title}>
                  <button type="button" aria-current={shown === example.query} disabled={!openTab} onClick={() => void open(example)}>
                    <b>{example.title}</b>
                    <span>{example.about}</span>
                  </button>
                </li>
              ))}
            </List>
          </div>
        );
      })}
    </section>
  );
}

const Icon = () => (
  <svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d="M9 6h11M9 12h11M9 18h11M4.5 5v2.5M4 18.5h1.5L4 20M4 11h1.2v1L4 13.5h1.5" />
  </svg>
);

export const EXAMPLES_PLUGIN: GraphiQLPlugin = { title: 'Examples', icon: Icon, content: Examples };
