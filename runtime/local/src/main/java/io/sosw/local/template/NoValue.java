package io.sosw.local.template;

/** What {@code AWS::NoValue} gives: the entry is as if it had not been written. */
enum NoValue {
    NO_VALUE
}
