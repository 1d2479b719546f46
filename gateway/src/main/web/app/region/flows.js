export const flows=()=>null;export const FLOW_FAMILIES=[];export const flowKind=()=>null;export const kindsOf=()=>[];
