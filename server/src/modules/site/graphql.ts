/** The GraphQL side of this module: for the schema, and for the resolvers of upper modules. Workers never load it. */
export { SectorResolver } from './sector/sector.resolver.ts';
export { Sector as SectorType } from './sector/sector.type.ts';
export { SitePayload } from './site/site.inputs.ts';
export { SiteResolver } from './site/site.resolver.ts';
export { Site as SiteType } from './site/site.type.ts';
