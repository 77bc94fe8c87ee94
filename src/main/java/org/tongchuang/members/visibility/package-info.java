/// Who sees what of whom: each person's choice field by field, what follows from it for those who look, and the index
/// alumni search in, which holds nothing they may not see.
@NullMarked
package org.tongchuang.members.visibility;

import org.jspecify.annotations.NullMarked;
