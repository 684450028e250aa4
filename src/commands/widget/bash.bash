# openlist-faq: explains what a command printed. In ~/.bashrc:
#   eval "$(openlist-faq widget bash)"
# `faq COMMAND…` runs the command, shows its output, and then what openlist-faq knows about it.
# Alt-J writes `faq` before the line, or before the last command where the line is empty. Enter runs it.

faq() {
    "$@" 2>&1 | tee /dev/stderr | openlist-faq explain
    return "${PIPESTATUS[0]}"
}

__openlist_faq_line() {
    local line=$READLINE_LINE
    [[ $line ]] || line=$(HISTTIMEFORMAT='' history 1 | sed '1s/^ *[0-9]*\*\{0,1\} *//')
    case $line in
        '' | 'faq '*) ;;
        *[!A-Za-z0-9\ _./:=@%+,-]*) line="faq eval ${line@Q}" ;;
        *) line="faq $line" ;;
    esac
    READLINE_LINE=$line READLINE_POINT=${#line}
}

bind -x '"\ej": __openlist_faq_line'
