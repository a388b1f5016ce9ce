import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { SiteType } from '../../site/graphql.ts';
import { ConnectionFault, ConnectionStepName } from './connection-test.ts';

registerEnumType(ConnectionStepName, {
  name: 'ConnectionStepName',
  description: 'The steps of a connection test, in their order. The test ends with the first that fails.',
  valuesConfig: {
    ADDRESS: { description: 'Something answers at the address.' },
    REST_API: { description: 'It is a WordPress, and its REST API is on.' },
    CREDENTIALS: { description: 'It accepts the user name and Application Password.' },
    RIGHTS: { description: 'That user may write and publish.' },
    PLUGIN: { description: 'Whether the IGNY8 plugin is active. The connection works without it.' },
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
    NOT_CONNECTED: { description: 'No Application Password is kept here yet.' },
    BAD_CREDENTIALS: { description: 'User name or Application Password are wrong, or the password was revoked.' },
    APPLICATION_PASSWORDS_OFF: { description: 'Application Passwords are switched off there.' },
    NO_RIGHTS: { description: 'The user may not write and publish.' },
    PLUGIN_ABSENT: { description: 'The IGNY8 plugin is not active.' },
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
