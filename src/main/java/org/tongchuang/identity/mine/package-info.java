/// One's own account: password, open sessions, tokens.
@NullMarked
package org.tongchuang.identity.mine;

import org.jspecify.annotations.NullMarked;
