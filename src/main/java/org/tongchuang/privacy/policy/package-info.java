/// The privacy policy, written from what the program really does, in every version there was.
@NullMarked
package org.tongchuang.privacy.policy;

import org.jspecify.annotations.NullMarked;
