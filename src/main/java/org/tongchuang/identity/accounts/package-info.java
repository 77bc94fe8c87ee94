/// Who has an account, with which role, and by which password.
@NullMarked
package org.tongchuang.identity.accounts;

import org.jspecify.annotations.NullMarked;
