/// Merges: two records of one person become one, field by field, and apart again whenever that was a mistake. Whatever
/// hangs on either person goes along, in every room; an old id keeps leading to the person.
@NullMarked
package org.tongchuang.members.merges;

import org.jspecify.annotations.NullMarked;
