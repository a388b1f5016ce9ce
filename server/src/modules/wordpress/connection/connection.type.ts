import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../../platform/graphql/scalars.ts';
import { SiteType } from '../../site/graphql.ts';
import { ConnectionFault, ConnectionStepName } from './connection-test.ts';

registerEnumType(ConnectionStepName, {
  name: 'ConnectionStepName',
  description: 'The steps of a connection test, in their order. The test ends with the first that fails.',
  valuesConfig: {
    ADDRESS: { description: 'Something answers at the address.' },
    HTTPS: { description: 'Whether the address is https. The connection works without it, where WordPress lets it.' },
    REST_API: { description: 'It is a WordPress, and its REST API is on.' },
    CREDENTIALS: { description: 'It accepts the user name and Application Password, or the key of the plugin.' },
    RIGHTS: { description: 'That user may write and publish.' },
    PLUGIN: { description: 'Whether the IGNY8 plugin is active. The connection works without it.' },
    WRITING: { description: 'A draft is made and deleted. Not tried where the site is inactive.' },
  },
});
registerEnumType(ConnectionFault, {
  name: 'ConnectionFault',
  description: 'What a step of a connection test found, for programs.',
  valuesConfig: {
    ADDRESS_REFUSED: { description: 'The address leads into a private network, which this installation does not reach.' },
    NAME_NOT_FOUND: { description: 'There is no server by that name.' },
    UNREACHABLE: { description: 'Nothing listens there.' },
    TIMEOUT: { description: 'It did not answer in time.' },
    CUT: { description: 'The connection broke off.' },
    TLS: { description: 'Its https certificate is not valid.' },
    TOO_LARGE: { description: 'It answered with more than is taken.' },
    REDIRECTED: { description: 'It sends us to another address.' },
    BASIC_AUTH: { description: 'It stands behind a password prompt of its web server.' },
    SERVER_ERROR: { description: 'It broke with an error of its own.' },
    BUSY: { description: 'It asks us to slow down.' },
    NOT_JSON: { description: 'It answers with a web page, not with data.' },
    REST_OFF: { description: 'The REST API is switched off or closed to us.' },
    UNEXPECTED: { description: 'It answered in a shape that it never should.' },
    NOT_CONNECTED: { description: 'No Application Password is kept here yet, and no key of the plugin.' },
    BAD_CREDENTIALS: { description: 'User name or Application Password are wrong, or the password was revoked.' },
    APPLICATION_PASSWORDS_OFF: { description: 'Application Passwords are switched off there.' },
    NO_RIGHTS: { description: 'The user may not write and publish.' },
    AUTHORIZATION_STRIPPED: { description: 'The host takes the Authorization header away.' },
    NO_HTTPS: { description: 'It is not https: passwords travel in clear.' },
    PLUGIN_ABSENT: { description: 'The IGNY8 plugin is not active.' },
    PLUGIN_OUTDATED: { description: 'The plugin is older than this installation wants.' },
    PLUGIN_KEY_REFUSED: { description: 'The plugin does not accept the key that is kept.' },
    WRITE_REFUSED: { description: 'A draft could not be made, or not be deleted again.' },
  },
});

@ObjectType({ description: 'One step of a connection test.' })
export class ConnectionStep {
  @Field(() => ConnectionStepName as object, { description: 'Which step.' })
  name!: ConnectionStepName;

  @Field(() => Boolean, { description: 'Whether it went well.' })
  ok!: boolean;

  @Field(() => ConnectionFault as object, { nullable: true, description: 'What it found; null where there is nothing to say.' })
  code!: ConnectionFault | null;

  @Field(() => String, { description: 'What it found and what to do, in words.' })
  message!: string;
}

@ObjectType({ description: 'How a connection test went.' })
export class TestSiteConnectionPayload {
  @Field(() => SiteType, { description: 'The site, with what the test learnt of it.' })
  site!: SiteType;

  @Field(() => Boolean, { description: 'Whether importing and publishing can work.' })
  ok!: boolean;

  @Field(() => [ConnectionStep], { description: 'The steps that were taken; the last one is the one that failed, if any did.' })
  steps!: ConnectionStep[];
}

@ObjectType({ description: 'The beginning of a connection that a person approves in WordPress.' })
export class BeginSiteConnectionPayload {
  @Field(() => SiteType, { nullable: true, description: 'The site; null where nothing was found at the address of a new one.' })
  site!: SiteType | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where the person approves the connection, in WordPress. Send the browser there. Null where a step failed.',
  })
  authorizeUrl!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when it can be approved.' })
  expiresAt!: Date | null;

  @Field(() => [ConnectionStep], { description: 'What was found on the way.' })
  steps!: ConnectionStep[];
}
