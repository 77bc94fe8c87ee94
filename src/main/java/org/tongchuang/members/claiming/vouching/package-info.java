/// Classmates who know an applicant, and who speaks for a class.
@NullMarked
package org.tongchuang.members.claiming.vouching;

import org.jspecify.annotations.NullMarked;
