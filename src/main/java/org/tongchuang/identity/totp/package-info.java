/// Authenticator apps: a second step of six digits that change every half minute (RFC 6238).
@NullMarked
package org.tongchuang.identity.totp;

import org.jspecify.annotations.NullMarked;
