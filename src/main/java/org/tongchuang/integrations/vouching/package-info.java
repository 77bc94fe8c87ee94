/// Being vouched for from outside: what campus sign-on and social networks have in common, and the one client that
/// speaks to them. Each protocol is a [Voucher].
@NamedInterface("vouching")
@NullMarked
package org.tongchuang.integrations.vouching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
