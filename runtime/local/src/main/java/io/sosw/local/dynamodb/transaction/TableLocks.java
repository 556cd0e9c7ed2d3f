package io.sosw.local.dynamodb.transaction;

import io.sosw.local.dynamodb.table.Table;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import java.util.function.Supplier;

/** Locks several tables, always in the order of their names so that transactions cannot wait for each other. */
final class TableLocks {
    private TableLocks() {}

    static <T> T holding(Collection<Table> tables, Function<Table, Lock> kind, Supplier<T> work) {
        List<Lock> locks = tables.stream()
                .distinct()
                .sorted(Comparator.comparing(Table::name))
                .map(kind)
                .toList();
        Deque<Lock> held = new ArrayDeque<>();
        try {
            for (var lock : locks) {
                lock.lock();
                held.push(lock);
            }
            return work.get();
        } finally {
            held.forEach(Lock::unlock);
        }
    }
}
