/// Signing in at an OpenID Connect provider. Nothing here exists unless `stoa.auth.mode` is `oidc`.
@NullMarked
package dev.stoa.api.identity.oidc;

import org.jspecify.annotations.NullMarked;
