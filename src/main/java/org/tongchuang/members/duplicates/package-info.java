/// Who may be one person under two records: a probabilistic model after Fellegi and Sunter that learns from the records
/// themselves and says why, field by field. It knows no tables; see docs/decisions/0014.
@NullMarked
package org.tongchuang.members.duplicates;

import org.jspecify.annotations.NullMarked;
