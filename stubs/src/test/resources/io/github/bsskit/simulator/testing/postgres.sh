# Runs a PostgreSQL server until standard input has a line or ends:
# postgres.sh PROGRAMS HOME PORT
# A line INT or QUIT is the signal that stops it; anything else also deletes HOME.
set -eu
programs=$1
home=$2
port=$3

# PostgreSQL does not run as root.
user=
if [ "$(id -u)" -eq 0 ]; then
  user="setpriv --reuid=postgres --regid=postgres --clear-groups"
  chown postgres "$home"
fi
cd "$home"
export LC_ALL=C
if [ ! -e data ]; then
  $user "$programs/initdb" -D "$home/data" -U bss -A trust -E UTF8 --no-sync > initdb.log 2>&1 \
    || { cat initdb.log; exit 1; }
fi
$user "$programs/postgres" -D "$home/data" -p "$port" -c listen_addresses=127.0.0.1 \
  -c unix_socket_directories="$home" -c max_connections=300 -c log_checkpoints=off 2>&1 &
server=$!
how=
read -r how || true
case $how in
  INT | QUIT) kill -s "$how" "$server" ;;
  *) kill -s QUIT "$server" || true ;;
esac
wait "$server" || true
case $how in
  INT | QUIT) ;;
  *) rm -rf "$home" ;;
esac
