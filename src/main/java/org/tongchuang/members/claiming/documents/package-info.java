/// Papers that applicants show: told by their content, sealed before they touch the disk, deleted after the decision.
@NullMarked
package org.tongchuang.members.claiming.documents;

import org.jspecify.annotations.NullMarked;
