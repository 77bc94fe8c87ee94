/// Passkeys (WebAuthn level 3): a fingerprint, a face or the lock of a phone instead of password and code. Holding the
/// device is one step and unlocking it the other, so a passkey counts as both.
@NullMarked
package org.tongchuang.identity.passkeys;

import org.jspecify.annotations.NullMarked;
