# openlist-faq: explains what a command printed. In ~/.zshrc:
#   eval "$(openlist-faq widget zsh)"
# `faq COMMAND…` runs the command, shows its output, and then what openlist-faq knows about it.
# Alt-J writes `faq` before the line, or before the last command where the line is empty. Enter runs it.

faq() {
    "$@" 2>&1 | tee /dev/stderr | openlist-faq explain
    return $pipestatus[1]
}

__openlist_faq_line() {
    local line=$BUFFER
    [[ -n $line ]] || line=$history[$((HISTCMD - 1))]
    case $line in
        '' | 'faq '*) ;;
        *[^A-Za-z0-9\ _./:=@%+,-]*) line="faq eval ${(qq)line}" ;;
        *) line="faq $line" ;;
    esac
    BUFFER=$line
    CURSOR=$#BUFFER
}

zle -N __openlist_faq_line
bindkey '\ej' __openlist_faq_line
