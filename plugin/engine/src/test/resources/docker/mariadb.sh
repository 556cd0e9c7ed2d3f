#!/bin/sh
# As the official images do: data made at the first start, root's password from the environment.
set -e
share=/usr/share/mysql
data=/var/lib/mysql
options="--no-defaults --user=root --datadir=$data --lc-messages-dir=$share --innodb-log-file-size=8M"
mkdir -p $data /tmp
if [ ! -d $data/mysql ]; then
    {
        # a statement a line
        echo "create database if not exists mysql;"
        echo "use mysql;"
        cat $share/mysql_system_tables.sql $share/mysql_performance_tables.sql $share/mysql_system_tables_data.sql \
            $share/mysql_sys_schema.sql
    } | mariadbd $options --bootstrap --enforce-storage-engine=
fi
cat >/root.sql <<END
create or replace user 'root'@'%' identified by '$MARIADB_ROOT_PASSWORD';
grant all privileges on *.* to 'root'@'%' with grant option;
END
exec mariadbd $options --init-file=/root.sql --skip-name-resolve --skip-log-bin --socket=/tmp/mysqld.sock --port=3306
