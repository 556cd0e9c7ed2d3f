/** Messages to topics of SNS, one by one or batched. */
@NullMarked
package io.sosw.aws.topic;

import org.jspecify.annotations.NullMarked;
