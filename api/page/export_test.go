package page

// Hash is the hash by which the policy allows the style.
var Hash = hash
