/** Configuration in DynamoDB, SSM and Secrets Manager, read without a deployment. */
@NullMarked
package io.sosw.aws.config;

import org.jspecify.annotations.NullMarked;
