/// Keys for programs: made once, kept as hashes, never worth more than their owner.
@NullMarked
package org.tongchuang.identity.tokens;

import org.jspecify.annotations.NullMarked;
