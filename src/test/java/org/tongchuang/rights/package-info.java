/// Who may see and do what, asked of every page and API call, and what hostile people send to them.
@NullMarked
package org.tongchuang.rights;

import org.jspecify.annotations.NullMarked;
