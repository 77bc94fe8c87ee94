/// Signing in from outside: who may vouch for people, whose account that opens, linking and unlinking. What the
/// protocols say is read in `integrations`.
@NullMarked
package org.tongchuang.identity.outside;

import org.jspecify.annotations.NullMarked;
