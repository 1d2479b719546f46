export const partners=()=>null;export const limit=()=>1;
