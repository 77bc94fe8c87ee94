/// Students and others whom the university itself vouches for: by campus sign-on to their own record and account.
@NullMarked
package org.tongchuang.members.claiming.campus;

import org.jspecify.annotations.NullMarked;
