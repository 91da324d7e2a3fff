{ containerDefinitions: [{ name: "store", ##########################################################image: "a" }, { n [
ame: 'app', image: "b", links: ['store'] }] }
