export { registerAuthRoutes, SESSION_COOKIE } from './auth.routes.ts';
export { AuthenticationService } from './authentication.service.ts';
export { SessionEntity } from './session/session.entity.ts';
export { SignInLinkEntity } from './sign-in-link/sign-in-link.entity.ts';
export { ApiTokenEntity } from './token/api-token.entity.ts';
export { ApiTokenService } from './token/api-token.service.ts';
export { Role, UserEntity } from './user/user.entity.ts';
